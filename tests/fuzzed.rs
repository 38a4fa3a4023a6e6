//! Every input that is kept of fuzzing, run again with the toolchain of every other test: see `fuzz/README.md`.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    let mut trials = Vec::new();
    for (target, run) in targets::TARGETS {
        let mut paths: Vec<_> = fs::read_dir(folder.join(target))
            .unwrap_or_else(|error| panic!("{target}: {error}"))
            .map(|entry| entry.expect("the folder can be read").path())
            .collect();
        paths.sort();
        assert!(!paths.is_empty(), "{target} has inputs");
        trials.extend(paths.into_iter().map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Trial::test(format!("{target}::{name}"), move || {
                run(&fs::read(&path)?);
                Ok(())
            })
        }));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

//! The program `hearsay`; what it does is in [`hearsay::cli`].

fn main() -> std::process::ExitCode {
    hearsay::cli::main()
}

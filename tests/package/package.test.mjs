/** The packages as they are shipped: the same bytes from the same sources, and no more rights than are needed. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { filesUnder, PROJECT, version } from "../../scripts/files.mjs";

const PACKAGES = [`hearsay-chromium-${version()}.zip`, `hearsay-firefox-${version()}.xpi`];

/**
 * Calls `act` with an empty folder.
 * @param {(folder: string) => void} act
 */
function inFolder(act) {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-package-"));
  try {
    act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder that has `package/` */
const packed = (folder) => PACKAGES.map((name) => readFileSync(join(folder, "package", name)));

/** @param {Buffer[]} one @param {Buffer[]} other */
function assertSame(one, other) {
  PACKAGES.forEach((name, at) => assert.ok(one[at]?.equals(other[at] ?? Buffer.alloc(0)), `${name} has other bytes`));
}

describe("the packages", () => {
  it("have the same bytes, wherever and whenever they are bundled", () => {
    inFolder((folder) => {
      const folders = [join(folder, "one"), join(folder, "another/and-deeper")];
      for (const each of folders) {
        for (const script of ["extension.mjs", "package.mjs"]) {
          execFileSync(process.execPath, [join(PROJECT, "scripts", script), each], { cwd: folder, stdio: "pipe" });
        }
      }
      const [one, another] = folders.map(packed);
      assertSame(one ?? [], another ?? []);
      assertSame(one ?? [], packed(join(PROJECT, "target")));
    });
  });

  it("have the same bytes when all is compiled anew in another folder", { skip: !process.env.HEARSAY_ALL }, () => {
    inFolder((folder) => {
      const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
        cwd: PROJECT,
      });
      for (const file of files.toString().split("\0").filter(Boolean)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        cpSync(join(PROJECT, file), join(folder, file));
      }
      symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
      execFileSync("./build.sh", ["package"], { cwd: folder, stdio: "pipe" });
      assertSame(packed(join(folder, "target")), packed(join(PROJECT, "target")));
    });
  });

  for (const browser of ["chromium", "firefox"]) {
    const folder = join(PROJECT, "target/extension", browser);
    /** @type {any} */
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));

    it(`let our own pages load and reach nothing but what lies in them (${browser})`, () => {
      /** @type {string} */
      const policy = manifest.content_security_policy.extension_pages;
      const directives = Object.fromEntries(
        policy.split(";").map((directive) => {
          const [name, ...values] = directive.trim().split(/\s+/);
          return [name, values.join(" ")];
        }),
      );
      assert.deepEqual(directives, {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        // The modules of WebAssembly are files of the package. Firefox lets no script into its PDF tabs: the viewer reads
        // the file, and every page takes back by itself what it does not need.
        "connect-src": browser === "firefox" ? "'self' http: https:" : "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
      });
    });

    it(`have no page but the viewer that may connect to anything else, whatever the manifest says (${browser})`, () => {
      for (const file of filesUnder(folder).filter((name) => name.endsWith(".html") && !/^viewer\b/.test(name))) {
        const text = readFileSync(join(folder, file), "utf8");
        const [, before = ""] = /^(.*?)<script/s.exec(text) ?? [];
        assert.match(before, /<meta http-equiv="Content-Security-Policy" content="connect-src 'self'" \/>/, file);
      }
    });

    it(`ask for no site at installation, and show no file to pages or other extensions (${browser})`, () => {
      assert.equal(manifest.host_permissions, undefined);
      assert.equal(manifest.content_scripts, undefined);
      assert.equal(manifest.web_accessible_resources, undefined);
      assert.equal(manifest.externally_connectable, undefined);
      const known = ["activeTab", "contextMenus", "scripting", "storage", "sidePanel", "unlimitedStorage"];
      assert.deepEqual(
        manifest.permissions.filter((/** @type {string} */ each) => !known.includes(each)),
        [],
      );
    });

    it(`have no code in their pages but files of their own (${browser})`, () => {
      for (const file of filesUnder(folder).filter((name) => name.endsWith(".html"))) {
        const text = readFileSync(join(folder, file), "utf8");
        assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|\son[a-z]+=|(?:src|href)="(?:https?:)?\/\//i, file);
      }
    });
  }
});

// Bundles the pages into hashed files, compresses each, and writes what glib-compile-resources makes one C file of.
//
//   node build.mjs FOLDER
//
// FOLDER then holds the files, pages.gresource.xml, and nothing else.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, "dist");

const result = await build({
  absWorkingDir: here,
  entryPoints: { main: "src/main.tsx", style: "src/styles/main.css" },
  outdir: folder,
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
});

// A name tells the content, so that browsers may keep a file for ever.
const files = new Map();
let page = await readFile(join(here, "src/index.html"), "utf8");
for (const { path, contents } of result.outputFiles) {
  const name = path.split("/").pop();
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 10);
  const hashed = `assets/${name.replace(/\.(\w+)$/, `-${hash}.$1`)}`;
  files.set(hashed, contents);
  page = page.replaceAll(`/${name}`, `/${hashed}`);
}
files.set("index.html", page);
files.set("icon.svg", await readFile(join(here, "src/icon.svg")));

await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, "assets"), { recursive: true });
for (const [name, content] of files) await writeFile(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
const entries = [...files.keys()].sort().map((name) => `    <file>${name}.gz</file>`);
await writeFile(
  join(folder, "pages.gresource.xml"),
  `<?xml version="1.0" encoding="UTF-8"?>\n<gresources>\n  <gresource prefix="/entregent/web">\n${entries.join("\n")}\n` +
    "  </gresource>\n</gresources>\n",
);

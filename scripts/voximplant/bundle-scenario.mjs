import path from "node:path";
import * as esbuild from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");

/** The scenario as one file that VoxEngine runs: a script without imports, of the JavaScript it is documented to know. */
export async function bundleScenario() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["server/telephony/voximplant/scenario/main.ts"],
    bundle: true,
    format: "iife",
    target: "es2018",
    charset: "ascii",
    legalComments: "none",
    banner: {
      js: [
        "// Made from server/telephony/voximplant/scenario: change it there, and upload it again.",
        // VoxEngine's own, which find answering machines and mix voices: a scenario asks for modules before anything else.
        "require(Modules.AMD);",
        "require(Modules.Conference);",
      ].join("\n"),
    },
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}

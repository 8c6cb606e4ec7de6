// `npm run voximplant:upload -- KEY-FILE`: puts the scenario into a Voximplant account, where our calls' sessions run it.
// Again after every update of Perezvon that says so: calls under way stay on the text they began with.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { bundleScenario } from "./bundle-scenario.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    application: { type: "string", default: "perezvon" },
    incoming: { type: "string" },
    api: { type: "string" },
  },
});

const [keyFile] = positionals;
if (!keyFile) {
  console.error(
    "Which account? npm run voximplant:upload -- KEY-FILE [--application perezvon] [--incoming ADDRESS]",
  );
  console.error(
    "KEY-FILE is what Voximplant's control panel gives you for a service account (Settings, Service accounts).",
  );
  console.error("ADDRESS is the account's webhook address in Perezvon: for customers who call back.");
  process.exit(2);
}

try {
  const { uploadAs } = await loadUpload();
  const { ruleId, isNew } = await uploadAs(fs.readFileSync(keyFile, "utf8"), {
    script: await bundleScenario(),
    application: values.application,
    incomingUrl: values.incoming,
    apiBase: values.api,
  });
  console.log(
    isNew
      ? "The scenario is uploaded, and a rule that starts it was made."
      : "The scenario is brought up to date.",
  );
  console.log(`Rule: ${ruleId}`);
  console.log("Enter this number with the account under Settings, Telephony.");
  if (values.incoming)
    console.log(`Attach the numbers that may be called back to the application ${values.application}.`);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

/** The server's own upload, bundled for Node: scripts are plain JavaScript. */
async function loadUpload() {
  const outfile = path.join(root, ".build/voximplant-upload.mjs");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["server/telephony/voximplant/upload-scenario.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    outfile,
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}

function explain(error) {
  if (error?.code === "ENOENT") return `There is no file ${keyFile}.`;
  if (error?.name === "ZodError" || error instanceof SyntaxError)
    return `${keyFile} is not a service account's key file: it has to be JSON with account_id, key_id and private_key.`;
  return error instanceof Error ? error.message : String(error);
}

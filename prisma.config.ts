import { defineConfig } from "prisma/config";

// `generate`, `validate` and `format` never run the native schema engine, yet the CLI demands that its file exists
// and would download it. Any existing file satisfies it, so nothing is fetched (docs/decisions/002).
if (["generate", "validate", "format"].includes(process.argv[2] ?? "")) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });

import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = {
  "@": path.resolve(import.meta.dirname),
  "server-only": path.resolve(import.meta.dirname, "server/testing/empty.ts"),
};

// Tests that touch PostgreSQL end in .db.test.ts, those with a real Asterisk in .telephony.test.ts: the file's name says
// what it needs.
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          environment: "node",
          include: [
            "core/**/*.test.ts",
            "server/**/*.test.ts",
            "components/**/*.test.ts",
            "i18n/**/*.test.ts",
            "scripts/**/*.test.ts",
            "widget/src/**/*.test.ts",
            "*.test.ts",
          ],
          exclude: ["**/*.db.test.ts", "**/*.telephony.test.ts", "node_modules/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          environment: "node",
          include: ["server/**/*.db.test.ts"],
          globalSetup: ["server/testing/database-server.ts"],
          setupFiles: ["server/testing/database.ts"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "telephony",
          environment: "node",
          include: ["server/**/*.telephony.test.ts"],
          globalSetup: ["server/testing/database-server.ts", "server/testing/asterisk-server.ts"],
          setupFiles: ["server/testing/database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each file has an Asterisk of its own, and telephones that send a packet every 20 ms.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

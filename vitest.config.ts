import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    environment: "node",
    include: ["shared", "server", "client", "loadtest", "scripts"].map(
      (folder) => `${folder}/**/*.test.{ts,tsx}`,
    ),
    // What only a PostgreSQL server can show is not a test without one.
    exclude: [
      "**/node_modules/**",
      "**/dist/**",
      "client/e2e/**",
      ...(process.env.DATABASE_URL ? [] : ["**/*.postgres.test.ts"]),
    ],
    setupFiles: ["client/pages/testing/effectsAtOnce.ts", "scripts/testing/seedProperties.ts"],
    // Only for what hangs: no test races with them, however busy the machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    // The transform cache does not notice a changed tsconfig.json.
    fsModuleCache: !process.env.CI,
  },
});

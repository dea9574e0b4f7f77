import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { earlyTexts } from "./client/compat/earlyTexts.ts";
import { mainScript } from "./client/compat/mainScript.ts";
import { oldestBrowsers } from "./client/compat/oldestBrowsers.ts";
import { phaserDefines } from "./client/compat/phaserDefines.ts";

export default defineConfig({
  root: "client",
  plugins: [mainScript(), earlyTexts()],
  publicDir: "public",
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    // Phaser is one chunk of its own, loaded after the page.
    chunkSizeWarningLimit: 1200,
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: {
    // Phaser exports one whole build only; client/board/phaser.ts takes what it needs of the sources.
    alias: { "phaser-src": fileURLToPath(new URL("node_modules/phaser/src", import.meta.url)) },
  },
  define: phaserDefines,
});

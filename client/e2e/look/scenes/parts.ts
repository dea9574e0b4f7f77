import path from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { hostName, openBrowser } from "../../browsers.ts";
import { freePort } from "../../ServerProcess.ts";
import type { Gallery } from "../Gallery.ts";
import { usualSize } from "../sights.ts";

/** How the page is called that shows all parts of the pages, in development only. */
export const partsState = "parts";

const root = path.join(import.meta.dirname, "../../../..");

/** The pages as they are in development, as `npm run parts` serves them. */
export async function servePages(): Promise<ViteDevServer> {
  const server = await createServer({
    root: path.join(root, "client"),
    configFile: path.join(root, "vite.config.ts"),
    logLevel: "warn",
    server: {
      host: "127.0.0.1",
      port: await freePort(),
      strictPort: true,
      allowedHosts: [hostName],
      // Nobody changes a file meanwhile.
      hmr: false,
      watch: null,
    },
  });
  return server.listen();
}

/** Every part in every state, in each mood on some size: with nothing of a contest behind it. */
export async function showParts(server: ViteDevServer, gallery: Gallery, locale: string): Promise<void> {
  const browser = await openBrowser(null);
  try {
    const page = await browser.newPage({ viewport: usualSize, locale, reducedMotion: "reduce" });
    await page.goto(`http://${hostName}:${server.config.server.port}/look`);
    await page.locator(".look-mood h1").waitFor();
    await gallery.show(page, partsState, "parts");
  } finally {
    await browser.close();
  }
}

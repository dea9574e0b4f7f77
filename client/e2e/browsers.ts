import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Not a secure context, as an address of a school's network is not one. */
export const hostName = "regatta.test";

/** By which a service behind nginx is reached, with TLS. */
export const secureName = "regatta.example";

/** A browser that reaches `regatta.test` on the loopback, through `cablePort` when given, and nothing else at all. */
export function openBrowser(cablePort: number | null): Promise<Browser> {
  const there = cablePort === null ? "127.0.0.1" : `127.0.0.1:${cablePort}`;
  return chromium.launch({
    ...theSystems(),
    args: [`--host-resolver-rules=MAP ${hostName} ${there}, MAP * ~NOTFOUND`],
  });
}

/** A browser that reaches `https://regatta.example` at this port of the loopback, whoever signed its certificate, and nothing else. */
export function openSecureBrowser(httpsPort: number): Promise<Browser> {
  return chromium.launch({
    ...theSystems(),
    args: [
      `--host-resolver-rules=MAP ${secureName} 127.0.0.1:${httpsPort}, MAP * ~NOTFOUND`,
      "--ignore-certificate-errors",
    ],
  });
}

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** `CHROMIUM` names a browser; else the system's, else an installed Chrome. */
function theSystems(): { readonly executablePath: string } | { readonly channel: string } {
  const executablePath = process.env.CHROMIUM ?? usualPlaces.find((place) => existsSync(place));
  return executablePath === undefined ? { channel: "chrome" } : { executablePath };
}

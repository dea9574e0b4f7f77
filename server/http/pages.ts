import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { sendBytes } from "./sendBytes.ts";

/** The built pages: files with a hash in their name for ever, the one page for every address of the client. */
export function mountPages(app: Express, folder: string): void {
  const page = path.join(folder, "index.html");
  app.get("/assets/:file", sendZipped(path.join(folder, "assets")));
  app.get("/:file", sendFreshlyZipped(folder));
  app.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response, file) => {
        if (path.relative(folder, file).startsWith(`assets${path.sep}`)) keepForEver(response);
        else askAnew(response);
      },
    }),
  );
  const sendPage: RequestHandler = (request, response, next) => {
    if (/^\/(api|assets)(\/|$)/.test(request.path) || !request.accepts("html")) next();
    else if (existsSync(page)) response.set("Cache-Control", "no-cache").sendFile(page);
    else response.status(503).type("text").send("The pages are not built: start by `npm start`.\n");
  };
  app.get("/{*path}", sendPage);
}

/** Scripts and styles, compressed once: a classroom's Wi-Fi carries them to thirty laptops in the same minute. */
function sendZipped(folder: string): RequestHandler {
  const zipped = new Map<string, Promise<Buffer>>();
  return async (request, response, next) => {
    const file = compressible(request);
    if (file === null) return next();
    const content = zipped.get(file) ?? zip(folder, file);
    zipped.set(file, content);
    try {
      sendGzip(response, file, await content, keepForEver);
    } catch {
      // There is no such file, as yet: the next handler says so.
      zipped.delete(file);
      next();
    }
  };
}

/** The few whose names have no hash: another build has others by the same name. */
function sendFreshlyZipped(folder: string): RequestHandler {
  return async (request, response, next) => {
    const file = compressible(request);
    if (file === null) return next();
    try {
      sendGzip(response, file, await zip(folder, file), askAnew);
    } catch {
      next();
    }
  };
}

function compressible(request: Request): string | null {
  const { file } = request.params;
  const isText = typeof file === "string" && /^[\w-][\w.-]*\.(js|css|svg)$/.test(file);
  return isText && request.acceptsEncodings("gzip") ? file : null;
}

async function zip(folder: string, file: string): Promise<Buffer> {
  return promisify(gzip)(await readFile(path.join(folder, file)), { level: 9 });
}

function sendGzip(response: Response, file: string, bytes: Buffer, keep: (response: Response) => void): void {
  keep(response);
  response.set({ "Content-Encoding": "gzip", Vary: "Accept-Encoding" }).type(path.extname(file));
  sendBytes(response, bytes);
}

function keepForEver(response: Response): void {
  response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
}

function askAnew(response: Response): void {
  response.setHeader("Cache-Control", "no-cache");
}

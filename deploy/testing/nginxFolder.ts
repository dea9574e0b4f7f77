import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { getProgram } from "../check/programs.ts";

const shipped = path.join(import.meta.dirname, "../nginx");

export const siteName = "regatta.example";

/** What `/etc/nginx` holds on a server, in a temporary folder: the shipped configuration on other ports. */
export interface NginxFolder {
  readonly configFile: string;
  /** The site's certificate, which signs itself. */
  readonly certificate: string;
  remove(): void;
}

export interface NginxPorts {
  readonly http: number;
  readonly https: number;
  /** Where the site is served without TLS, too, for crowds whose TLS would cost more than what is measured. */
  readonly plain?: number;
}

/** Files of the folder by their path there: whoever runs it has written or changed them. */
export type NginxFiles = Readonly<Record<string, string>>;

/** `upstreams`: addresses of the processes, slot 1 first. */
export function makeNginxFolder(
  ports: NginxPorts,
  upstreams: readonly string[],
  files: NginxFiles = {},
): NginxFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), "regatta-nginx-"));
  chmodSync(folder, 0o711); // nginx' workers are somebody else
  cpSync(path.join(shipped, "regatta"), path.join(folder, "regatta"), { recursive: true });
  mkdirSync(path.join(folder, "own"));
  const own = (name: string) => path.join(folder, "own", name);
  writeFileSync(own("name.conf"), `server_name ${siteName};\n`);
  writeFileSync(
    own("upstreams.conf"),
    execFileSync("sh", [path.join(shipped, "upstreams.sh"), ...upstreams], {
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  makeCertificate(own("fullchain.pem"), own("privkey.pem"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);

  const siteFile = path.join(folder, "regatta/site.conf");
  const { plain } = ports;
  writeFileSync(
    siteFile,
    replaced(readFileSync(siteFile, "utf8"), [
      [/listen \[::\]:.*\n/g, ""],
      ...(plain === undefined ? [] : [besideTls(plain)]),
      [/listen 80\b/g, `listen 127.0.0.1:${ports.http}`],
      [/listen 443\b/g, `listen 127.0.0.1:${ports.https}`],
    ]),
  );
  const configFile = path.join(folder, "nginx.conf");
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    configFile,
    replaced(readFileSync(path.join(shipped, "nginx.conf"), "utf8"), [
      [/user www-data;\n/, ""],
      [/pid .*;/, `pid ${folder}/nginx.pid;`],
      [/error_log .*;/, `error_log ${folder}/error.log warn;`],
      [/access_log .*;/, `access_log off;\n  ${places.join("\n  ")}`],
    ]),
  );
  return {
    configFile,
    certificate: readFileSync(own("fullchain.pem"), "utf8"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The site's own server listens at this port as well. */
function besideTls(port: number): readonly [RegExp, string] {
  const listen = "listen 443 ssl http2;\n";
  return [new RegExp(listen), `${listen}  listen 127.0.0.1:${port};\n`];
}

function replaced(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((before, [pattern, by]) => {
    const after = before.replace(pattern, by);
    if (after === before) throw new Error(`nothing in deploy/nginx looks like ${pattern}`);
    return after;
  }, text);
}

function makeCertificate(certificateFile: string, keyFile: string): void {
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const subject = ["-subj", `/CN=${siteName}`, "-addext", `subjectAltName=DNS:${siteName}`];
  const files = ["-keyout", keyFile, "-out", certificateFile];
  execFileSync(getProgram("openssl"), ["req", ...kind, ...subject, ...files], { stdio: "ignore" });
}

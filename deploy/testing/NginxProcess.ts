import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { freePort } from "../../loadtest/serverProcess.ts";
import { eventually } from "../../server/test/eventually.ts";
import { getProgram } from "../check/programs.ts";
import { makeNginxFolder, type NginxFiles, type NginxFolder, type NginxPorts } from "./nginxFolder.ts";

/** A real nginx with the shipped configuration, on free ports of the loopback, before the given addresses. */
export class NginxProcess {
  readonly ports: NginxPorts;
  readonly certificate: string;
  readonly #child: ChildProcess;
  readonly #folder: NginxFolder;

  /** `plain`: without TLS, too, at `ports.plain`; `files`: changed ones of its folder. */
  static async start(
    upstreams: readonly string[],
    { plain = false, files = {} }: { readonly plain?: boolean; readonly files?: NginxFiles } = {},
  ): Promise<NginxProcess> {
    const ports = {
      http: await freePort(),
      https: await freePort(),
      ...(plain ? { plain: await freePort() } : {}),
    };
    const folder = makeNginxFolder(ports, upstreams, files);
    const child = spawn(getProgram("nginx"), ["-c", folder.configFile, "-g", "daemon off;"], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    const nginx = new NginxProcess(child, folder, ports);
    await eventually(async () => {
      if (child.exitCode !== null) return;
      const socket = connect(ports.https, "127.0.0.1");
      await once(socket, "connect").finally(() => socket.destroy());
    });
    if (child.exitCode !== null) throw new Error("nginx did not start");
    return nginx;
  }

  private constructor(child: ChildProcess, folder: NginxFolder, ports: NginxPorts) {
    this.#child = child;
    this.#folder = folder;
    this.ports = ports;
    this.certificate = folder.certificate;
  }

  /** Of the process that starts the others, which work. */
  get pid(): number {
    if (this.#child.pid === undefined) throw new Error("nginx does not run");
    return this.#child.pid;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null) {
      this.#child.kill("SIGTERM");
      await once(this.#child, "exit");
    }
    this.#folder.remove();
  }
}

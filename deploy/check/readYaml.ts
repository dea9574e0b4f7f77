import { execFileSync } from "node:child_process";
import { getProgram } from "./programs.ts";

const program = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)";

/** What a YAML text says. Throws when it is none. */
export function readYaml(text: string): unknown {
  return JSON.parse(execFileSync(getProgram("python3"), ["-c", program], { input: text, encoding: "utf8" }));
}

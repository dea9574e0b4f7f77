import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Check, root, run } from "./checking.ts";

const shipped = path.join(root, "deploy/systemd");

export const systemdChecks: readonly Check[] = [
  {
    what: "systemd-analyze verify",
    look: () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "regatta-units-"));
      const units = readdirSync(shipped);
      try {
        for (const unit of units) {
          const text = readFileSync(path.join(shipped, unit), "utf8");
          // The programs that it names must be there: those of this folder.
          writeFileSync(path.join(folder, unit), text.replaceAll("/opt/regatta/current", root));
        }
        const files = units.map((unit) => path.join(folder, unit.replace("@.", "@1.")));
        run("systemd-analyze", ["verify", "--man=no", ...files], { silent: true });
        return units.join(", ");
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  },
];

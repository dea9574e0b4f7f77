import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Check, root, run } from "./checking.ts";

const units = ["regatta@.service", "regatta.target"] as const;

export const systemdChecks: readonly Check[] = [
  {
    what: "systemd-analyze verify",
    look: () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "regatta-units-"));
      try {
        for (const unit of units) {
          const text = readFileSync(path.join(root, "deploy/systemd", unit), "utf8");
          // The programs that it names must be there: those of this folder.
          writeFileSync(path.join(folder, unit), text.replaceAll("/opt/regatta", root));
        }
        const files = ["regatta@1.service", "regatta.target"].map((unit) => path.join(folder, unit));
        run("systemd-analyze", ["verify", "--man=no", ...files], { silent: true });
        return units.join(", ");
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  },
];

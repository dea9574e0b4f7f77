// Looks at everything under deploy/ with the programs that will read it: `npm run deploy-check`.
import type { Check } from "./check/checking.ts";
import { composeChecks } from "./check/compose.ts";
import { nginxChecks } from "./check/nginx.ts";
import { prometheusChecks } from "./check/prometheus.ts";
import { queryChecks } from "./check/queries.ts";
import { systemdChecks } from "./check/systemd.ts";

const checks: readonly Check[] = [
  ...nginxChecks,
  ...systemdChecks,
  ...composeChecks,
  ...prometheusChecks,
  ...queryChecks,
];

let passed = 0;
for (const { what, look } of checks) {
  try {
    const [seen] = (await look()).split("\n");
    console.log(`ok      ${what}: ${seen}`);
    passed += 1;
  } catch (error) {
    console.error(`FAILED  ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(`${passed} checks passed${passed < checks.length ? `, ${checks.length - passed} failed` : ""}`);
process.exitCode = passed < checks.length ? 1 : 0;

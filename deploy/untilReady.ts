// Waits until the process at this address says that it is ready: node deploy/untilReady.ts HOST:PORT [SECONDS]
import http from "node:http";
import { setTimeout as delay } from "node:timers/promises";

const [address = "", seconds = "60"] = process.argv.slice(2);
const lookEveryMs = 100;
const patienceMs = 2_000;

const giveUpAt = performance.now() + Number(seconds) * 1_000;
while (!(await isReady())) {
  if (performance.now() > giveUpAt) {
    console.error(`${address} is not ready after ${seconds} s.`);
    process.exit(1);
  }
  await delay(lookEveryMs);
}

function isReady(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(`http://${address}/readyz`, { timeout: patienceMs }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

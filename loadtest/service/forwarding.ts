import { parentPort, workerData } from "node:worker_threads";
import { unreachable } from "../../shared/contest/unreachable.ts";
import { Forwarder } from "./Forwarder.ts";

// The thread of a `ForwarderThread`: it says where it listens, and then of each order that it is done.

export type ForwarderOrder =
  | { readonly do: "slow"; readonly delayMs: number }
  | { readonly do: "leadTo"; readonly port: number }
  | { readonly do: "silence" | "thaw" | "cut" | "reset" | "close" };

const target: number = workerData;
const forwarder = await Forwarder.start(target);
parentPort?.on("message", (order: ForwarderOrder) => {
  void obey(order).then(() => parentPort?.postMessage(order.do));
});
parentPort?.postMessage(forwarder.port);

/** All but the end is done at once, in the order in which it was asked for. */
async function obey(order: ForwarderOrder): Promise<void> {
  switch (order.do) {
    case "slow":
      return forwarder.slow(order.delayMs);
    case "leadTo":
      return forwarder.leadTo(order.port);
    case "silence":
      return forwarder.silence();
    case "thaw":
      return forwarder.thaw();
    case "cut":
      return forwarder.cut();
    case "reset":
      return forwarder.reset();
    case "close":
      return forwarder.close();
    default:
      return unreachable(order);
  }
}

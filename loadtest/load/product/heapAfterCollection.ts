import WebSocket from "ws";
import { z } from "zod";

const Targets = z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1);
const Reply = z.object({
  id: z.number(),
  result: z.object({ usedSize: z.number().optional() }).optional(),
});

/** Bytes of the heap in use of a process under Node's inspector at `port`, after what can be collected was. */
export async function heapAfterCollection(port: number): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = Targets.parse(await response.json());
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? "");
  try {
    await ask(socket, 1, "HeapProfiler.collectGarbage");
    // What finalizers let go is collected by a second one.
    await ask(socket, 2, "HeapProfiler.collectGarbage");
    const { usedSize } = await ask(socket, 3, "Runtime.getHeapUsage");
    if (usedSize === undefined) throw new Error("the inspector does not tell the size of the heap");
    return usedSize;
  } finally {
    socket.close();
  }
}

async function ask(
  socket: WebSocket,
  id: number,
  method: string,
): Promise<{ readonly usedSize?: number | undefined }> {
  if (socket.readyState === WebSocket.CONNECTING)
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    const listen = (data: WebSocket.RawData) => {
      const reply = Reply.safeParse(JSON.parse(data.toString()));
      if (reply.data?.id !== id) return;
      socket.off("message", listen).off("error", reject);
      resolve(reply.data.result ?? {});
    };
    socket.on("message", listen);
    socket.send(JSON.stringify({ id, method }));
  });
}

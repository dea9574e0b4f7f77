import { once } from "node:events";
import { createServer, type Server } from "node:http";

/** Listens, and resolves with the port taken. Rejects with the system's error when it cannot. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  try {
    return await listenAt(server, port, host);
  } catch (error) {
    // A computer without IPv6 knows no "::", which means every address of both kinds.
    if (host === "::" && isUnknownAddress(error)) return await listenAt(server, port, "0.0.0.0");
    throw error;
  }
}

/** Listens for a moment. Rejects as {@link listen} does. */
export async function tryPort(port: number, host: string): Promise<void> {
  const server = createServer();
  await listen(server, port, host);
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

function listenAt(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}

function isUnknownAddress(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "EAFNOSUPPORT" || error.code === "EADDRNOTAVAIL" || error.code === "EINVAL")
  );
}

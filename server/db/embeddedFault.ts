/** What Emscripten's file system throws has a number only: these of WASI, for what an operating system may refuse. */
const codes: Readonly<Record<number, string>> = {
  2: "EACCES",
  19: "EDQUOT",
  29: "EIO",
  33: "EMFILE",
  51: "ENOSPC",
  63: "EPERM",
  69: "EROFS",
};

/** What PGlite threw while it opened a folder; as an error with the system's code where that is all it knew. OPS16 */
export function embeddedFault(thrown: unknown, directory: string): unknown {
  if (thrown instanceof Error || typeof thrown !== "object" || thrown === null || !("errno" in thrown))
    return thrown;
  const code = codes[Number(thrown.errno)] ?? `error ${String(thrown.errno)}`;
  return Object.assign(new Error(`${code}, the embedded database in ${directory}`, { cause: thrown }), {
    code,
  });
}

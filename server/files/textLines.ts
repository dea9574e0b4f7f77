/** A line is longer than whoever reads it expects, or the last one has no end. */
export class BadLine extends Error {
  override readonly name = "BadLine";
}

/**
 * The lines of a text of any length, split at new lines alone: what else ends a line for some readers may stand in one. Every
 * line has an end. Holds one at a time; throws {@link BadLine}.
 */
export async function* textLines(
  chunks: AsyncIterable<Buffer>,
  longestBytes: number,
): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const bytes of chunks) {
    let from = 0;
    for (let at = bytes.indexOf(newLine); at >= 0; at = bytes.indexOf(newLine, from)) {
      yield Buffer.concat([...rest, bytes.subarray(from, at)]).toString("utf8");
      rest = [];
      restBytes = 0;
      from = at + 1;
    }
    rest.push(bytes.subarray(from));
    restBytes += bytes.length - from;
    if (restBytes > longestBytes) throw new BadLine("a line is too long");
  }
  if (restBytes > 0) throw new BadLine("the last line has no end");
}

const newLine = 10;

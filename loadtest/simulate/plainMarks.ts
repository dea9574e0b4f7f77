import type { Mark } from "../../server/cluster/marks.ts";

/** As a server's seal makes them, but readable: what clients cannot read they do not try to. */
export function sealMark({ epoch, seq }: Mark): string {
  return `${epoch}/${seq}`;
}

export function openMark(mark: string): Mark | null {
  const [, epoch, seq] = /^(\d+)\/(\d+)$/.exec(mark) ?? [];
  return epoch === undefined || seq === undefined ? null : { epoch: Number(epoch), seq: Number(seq) };
}

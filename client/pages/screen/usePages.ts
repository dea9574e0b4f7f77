import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { type LedPage, ledPageAt, type PageOf, pageAt } from "./paging.ts";

const turnEveryMs = 8_000;

/** Pages that turn by themselves. */
export function usePages<T>(rows: readonly T[], mostRows: number): PageOf<T> {
  return pageAt(rows, mostRows, useTurns(rows.length > mostRows));
}

/** The same below the first rows, which stay. */
export function useLedPages<T>(rows: readonly T[], mostRows: number): LedPage<T> {
  return ledPageAt(rows, mostRows, useTurns(rows.length > mostRows));
}

function useTurns(isLong: boolean): number {
  const turn = useSignal(0);
  useEffect(() => {
    turn.value = 0;
    if (!isLong) return;
    const timer = setInterval(() => {
      turn.value++;
    }, turnEveryMs);
    return () => clearInterval(timer);
  }, [isLong, turn]);
  return turn.value;
}

interface Fitting {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly fitting: number;
  readonly columns: number;
}

/**
 * How many entries of a list fit into its frame, at most `most`. Its rows are as high as the frame's line height. A table of
 * `spread` entries takes as many columns as they need, and as there are wide ones.
 */
export function useFitting(most: number, spread = 0): Fitting {
  const frame = useRef<HTMLDivElement>(null);
  const fitting = useSignal(most);
  const columns = useSignal(1);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const rows = fittingRows(element);
      columns.value = spread > 0 ? columnsFor(element, spread, rows) : columnsOf(element);
      fitting.value = Math.min(most, rows * columns.value);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [most, spread, fitting, columns]);
  return { frame, fitting: fitting.value, columns: columns.value };
}

/** A column is at least so many rows' heights wide: room for a name. */
const leastColumnWidth = 6.4;

function columnsFor(frame: HTMLElement, entries: number, rows: number): number {
  if (entries <= rows) return 1;
  const rowHeight = Number.parseFloat(getComputedStyle(frame).lineHeight);
  const widest = Math.floor(frame.clientWidth / (leastColumnWidth * rowHeight));
  return Math.max(1, Math.min(widest, Math.ceil(entries / rows)));
}

function fittingRows(frame: HTMLElement): number {
  const rowHeight = Number.parseFloat(getComputedStyle(frame).lineHeight);
  const headHeight = frame.querySelector("thead")?.offsetHeight ?? 0;
  const rows = Math.floor((frame.clientHeight - headHeight + 1) / rowHeight);
  return Math.max(1, rows);
}

function columnsOf(frame: HTMLElement): number {
  const list = frame.querySelector("ul");
  return list ? getComputedStyle(list).gridTemplateColumns.split(" ").length : 1;
}

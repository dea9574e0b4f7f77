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

/** How many entries of a list fit into its frame, at most `most`. Its rows are as high as the frame's line height. */
export function useFitting(most: number): {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly fitting: number;
} {
  const frame = useRef<HTMLDivElement>(null);
  const fitting = useSignal(most);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      fitting.value = Math.min(most, fittingRows(element) * columnsOf(element));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [most, fitting]);
  return { frame, fitting: fitting.value };
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

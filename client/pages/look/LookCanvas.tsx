import { useLayoutEffect, useRef } from "preact/hooks";

/** What a painter of the pages draws: `paint` has the canvas as host of its colours, and counts pixels of the device. */
export function LookCanvas(props: {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly paint: (context: CanvasRenderingContext2D, host: HTMLCanvasElement, pixelRatio: number) => void;
}) {
  const { label, width, height, paint } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = window.devicePixelRatio;
  useLayoutEffect(() => {
    const host = canvas.current;
    const context = host?.getContext("2d");
    if (!host || !context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    paint(context, host, ratio);
  });
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      width={Math.round(width * ratio)}
      height={Math.round(height * ratio)}
      style={{ width: `${width}px`, height: `${height}px` }}
    />
  );
}

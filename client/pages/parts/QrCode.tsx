import { useMemo } from "preact/hooks";
import { encode } from "uqr";

/** A QR code, black on white in every theme: cameras read nothing else as surely. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: "M", border: 2 });
    return { size: code.size, path: squares(code.data) };
  }, [text]);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function squares(data: readonly (readonly boolean[])[]): string {
  let path = "";
  data.forEach((row, y) => {
    row.forEach((isBlack, x) => {
      if (isBlack) path += `M${x} ${y}h1v1h-1z`;
    });
  });
  return path;
}

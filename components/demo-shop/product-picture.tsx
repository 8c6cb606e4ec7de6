import { BootDrawing } from "./boot-drawing";
import type { Product } from "./catalog";
import { JacketDrawing } from "./jacket-drawing";

/** The product on its tile. `name` is what the picture says; without it the words beside it already do. */
export function ProductPicture({ product, name }: { product: Product; name?: string }) {
  const [from, to] = product.backdrop;
  const isBoot = product.look.kind === "boot";
  const tile = `tile-${product.slug}`;
  return (
    <svg
      viewBox="0 0 240 220"
      role={name ? "img" : undefined}
      aria-label={name}
      aria-hidden={name ? undefined : true}
    >
      <defs>
        <radialGradient id={tile} cx="50%" cy="42%" r="75%">
          <stop offset="0" stopColor={from} />
          <stop offset="1" stopColor={to} />
        </radialGradient>
      </defs>
      <rect width="240" height="220" fill={`url(#${tile})`} />
      <g transform={isBoot ? "translate(-14 2) scale(0.94)" : "translate(20 18) scale(0.83)"}>
        {product.look.kind === "boot" ? (
          <BootDrawing look={product.look} />
        ) : (
          <JacketDrawing look={product.look} />
        )}
      </g>
    </svg>
  );
}

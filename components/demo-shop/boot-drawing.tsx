import type { BootLook } from "./catalog";

/** A boot from the side, toe to the right, on a grid of 240 × 220. */
export function BootDrawing({ look }: { look: BootLook }) {
  const isHigh = look.cut === "high";
  const top = isHigh ? 34 : 72;
  return (
    <g>
      <ellipse cx="140" cy="202" rx="96" ry="7" fill="#000" opacity="0.13" />
      <path d={upperPath(top)} fill={look.upper} />
      <path d={heelPath(top)} fill={look.shade} />
      <path
        d="M164 126c14 6 28 10 40 15 16 6 23 19 20 31h-52c6-16 3-34-8-46z"
        fill={look.shade}
        opacity="0.75"
      />
      <path d="M171 131c7 13 8 27 4 40" fill="none" stroke={look.trim} strokeDasharray="3 4" opacity="0.7" />
      {look.closing === "laces" && <Laces look={look} top={top} />}
      {look.closing === "elastic" && <Elastic look={look} />}
      <Cuff look={look} top={top} />
      <path d="M53 171h173c4 0 6 3 5 7l-1 6H56l-4-7c-2-3-1-6 1-6z" fill={look.trim} />
      <path
        d="M56 181h174l-2 10c-1 5-4 7-9 7h-13l-3-5h-9l-3 5h-14l-3-5h-9l-3 5h-14l-3-5h-9l-3 5H70c-6 0-9-3-11-8z"
        fill={look.sole}
      />
      <path
        d="M84 60c-2 34-5 66-11 96"
        fill="none"
        stroke="#fff"
        strokeWidth="5"
        strokeLinecap="round"
        opacity="0.1"
      />
    </g>
  );
}

const upperPath = (top: number) =>
  `M72 ${top}c0 ${104 - top} -4 78 -12 ${118 - 34} -2 8 -1 14 1 20L72 174h152c4-16-4-28-20-34-20-7-46-13-56-32-5-10-6-42-5-${108 - top}z`;

const heelPath = (top: number) =>
  `M72 ${Math.max(top, 92)}c-1 20-5 40-11 62-2 8-2 14 0 20h36c4-28-2-56-12-${174 - Math.max(top, 92) - 8}z`;

function Laces({ look, top }: { look: BootLook; top: number }) {
  const rows = [54, 72, 90, 106].filter((y) => y > top + 12);
  return (
    <g stroke={look.trim} strokeWidth="4" strokeLinecap="round">
      <path d={`M126 ${top + 10}c0 34 4 64 22 88`} fill="none" stroke={look.shade} strokeWidth="12" />
      {rows.map((y, at) => (
        <path key={y} d={`M${116 + at * 3} ${y + 5}l${22 + at * 3} -9`} />
      ))}
      <path d={`M${116 + rows.length * 3 + 3} 122l26 -9`} />
    </g>
  );
}

function Elastic({ look }: { look: BootLook }) {
  return (
    <g>
      <path d="M92 78h30c2 22 1 40-7 58-12-14-21-34-23-58z" fill={look.trim} />
      {[98, 104, 110, 116].map((x) => (
        <path
          key={x}
          d={`M${x} 80c0 18 2 34 ${112 - x > 0 ? 6 : -1} 48`}
          fill="none"
          stroke={look.shade}
          opacity="0.55"
        />
      ))}
      <path d="M66 62c-3 8-2 14 4 18l6-2-2-14z" fill={look.shade} />
    </g>
  );
}

function Cuff({ look, top }: { look: BootLook; top: number }) {
  if (look.cuff === "fur") {
    return (
      <g fill={look.trim}>
        {[70, 84, 98, 112, 126, 140].map((x, at) => (
          <circle key={x} cx={x + 2} cy={top + (at % 2 ? 5 : 1)} r="11" />
        ))}
        <rect x="66" y={top - 2} width="82" height="14" rx="7" />
        <g stroke="#000" strokeOpacity="0.1" strokeWidth="2" strokeLinecap="round">
          {[76, 90, 104, 118, 132].map((x) => (
            <path key={x} d={`M${x} ${top + 2}l-3 7`} />
          ))}
        </g>
      </g>
    );
  }
  if (look.cuff === "band") return <rect x="68" y={top - 3} width="79" height="13" rx="5" fill={look.trim} />;
  return <rect x="69" y={top - 2} width="77" height="7" rx="3" fill={look.shade} />;
}

/** The view over the first page: ridges one behind the other, a low sun, snow and firs in front. */
export function Mountains({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 1200 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#1d3b46" />
          <stop offset="0.55" stopColor="#5c7f83" />
          <stop offset="1" stopColor="#e9b98c" />
        </linearGradient>
        <radialGradient id="sun" cx="0.5" cy="0.5" r="0.5">
          <stop offset="0" stopColor="#fff1d6" />
          <stop offset="0.35" stopColor="#ffdca8" stopOpacity="0.75" />
          <stop offset="1" stopColor="#ffdca8" stopOpacity="0" />
        </radialGradient>
      </defs>
      <rect width="1200" height="420" fill="url(#sky)" />
      <circle cx="955" cy="214" r="150" fill="url(#sun)" />
      <path
        d="M0 326L150 296 280 314 430 262 520 284 620 206 690 254 778 150 890 262 960 220 1060 284 1130 240 1200 290V420H0z"
        fill="#466a72"
        opacity="0.7"
      />
      <path d="M778 150L736 200 756 190 772 208 792 186 810 204 828 200z" fill="#eaf1f1" opacity="0.8" />
      <path
        d="M0 376L190 336 350 352 490 300 570 326 690 226 810 334 900 284 1000 366 1106 280 1200 340V420H0z"
        fill="#2c4e55"
      />
      <path d="M690 226L632 274 664 266 684 288 708 262 726 278 743 274z" fill="#f4f7f6" />
      <path d="M1106 280L1067 312 1090 306 1108 320 1126 306 1156 312z" fill="#f4f7f6" />
      <path d="M0 392c160-44 300-40 470-8s310 30 470-4 210-20 260-8v48H0z" fill="#f3efe7" />
      <path d="M0 408c220-30 380-8 560 2s420-22 640-2v12H0z" fill="#fffdf9" />
      <g fill="#17353a">
        {FIRS.map(([x, y, scale]) => (
          <path
            key={`${x}`}
            transform={`translate(${x} ${y}) scale(${scale})`}
            d="M0-92l15 30H8l16 28H14l20 34H5V12h-10V0h-29l20-34h-10L-8-62h-7z"
          />
        ))}
      </g>
    </svg>
  );
}

const FIRS: readonly [number, number, number][] = [
  [52, 386, 1],
  [106, 380, 0.72],
  [150, 384, 0.9],
  [500, 388, 0.5],
  [530, 390, 0.68],
  [760, 394, 0.66],
  [792, 396, 0.5],
  [1036, 384, 0.8],
  [1088, 380, 1.1],
  [1150, 384, 0.74],
];

// Draws what the page holds as data; the colours are those of the page.

const echarts = window.echarts;
const drawn = [];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function option({ kind, names, series }) {
  const soft = colour("--soft");
  const line = colour("--line");
  // Each bar has its name, or it could not be told which it is: long ones stand aslant.
  const aslant = kind === "bar" && names.length > 4 && names.some((name) => name.length > 2);
  const axis = { axisLine: { lineStyle: { color: line } }, axisLabel: { color: soft }, axisTick: { show: false } };
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    color: [colour("--block"), colour("--info"), colour("--pass")],
    textStyle: { fontFamily: "inherit" },
    grid: { left: 44, right: 14, top: series.length > 1 ? 34 : 14, bottom: aslant ? 66 : 30 },
    legend: series.length > 1 ? { top: 0, right: 14, itemGap: 18, icon: "roundRect", textStyle: { color: soft } } : undefined,
    // As HTML it would need styles that the page's policy forbids.
    tooltip: { trigger: "axis", renderMode: "richText" },
    xAxis: { type: "category", data: names, ...axis, axisLabel: aslant ? { color: soft, interval: 0, rotate: 40 } : axis.axisLabel },
    yAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: line } }, axisLabel: { color: soft } },
    series: series.map(({ name, values }) => ({
      name, type: kind, data: values, barMaxWidth: 26, symbol: values.length === 1 ? "circle" : "none", lineStyle: { width: 2 },
    })),
  };
}

function isEmpty({ series }) {
  return series.every(({ values }) => values.every((value) => !value));
}

function draw() {
  for (const place of document.querySelectorAll("[data-chart]")) {
    if (isEmpty(JSON.parse(place.dataset.chart))) {
      place.classList.add("empty");
      place.textContent = place.dataset.empty;
      continue;
    }
    const chart = echarts.getInstanceByDom(place) ?? echarts.init(place, null, { renderer: "svg" });
    chart.setOption(option(JSON.parse(place.dataset.chart)), true);
    if (!drawn.includes(chart)) drawn.push(chart);
  }
}

if (echarts) {
  draw();
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

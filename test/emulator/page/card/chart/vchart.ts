// VChart with what a card may draw, in a file of its own: it is loaded with the first chart.
// Left out on purpose are the plugins that put HTML into the page (tooltips in the DOM, html and react marks): a
// chart_spec comes from outside, and tooltips can be drawn on the canvas as well.
import {
  registerAreaChart,
  registerBarChart,
  registerCircularProgressChart,
  registerCommonChart,
  registerFunnelChart,
  registerLinearProgressChart,
  registerLineChart,
  registerPieChart,
  registerRadarChart,
  registerScatterChart,
  registerWordCloudChart,
} from "@visactor/vchart/esm/chart";
import {
  registerCartesianBandAxis,
  registerCartesianCrossHair,
  registerCartesianLinearAxis,
  registerCartesianLogAxis,
  registerCartesianTimeAxis,
  registerCustomMark,
  registerDataZoom,
  registerDiscreteLegend,
  registerIndicator,
  registerLabel,
  registerMarkArea,
  registerMarkLine,
  registerMarkPoint,
  registerPolarBandAxis,
  registerPolarCrossHair,
  registerPolarLinearAxis,
  registerScrollBar,
  registerTitle,
  registerTooltip,
  registerTotalLabel,
} from "@visactor/vchart/esm/component";
import { VChart } from "@visactor/vchart/esm/core";
import { registerAllMarks } from "@visactor/vchart/esm/mark";
import { registerCanvasTooltipHandler } from "@visactor/vchart/esm/plugin/components/tooltip-handler";
import { registerAnimate } from "@visactor/vchart/esm/plugin/other";

VChart.useRegisters([
  registerAreaChart,
  registerBarChart,
  registerCircularProgressChart,
  registerCommonChart,
  registerFunnelChart,
  registerLinearProgressChart,
  registerLineChart,
  registerPieChart,
  registerRadarChart,
  registerScatterChart,
  registerWordCloudChart,
  registerCartesianBandAxis,
  registerCartesianCrossHair,
  registerCartesianLinearAxis,
  registerCartesianLogAxis,
  registerCartesianTimeAxis,
  registerCustomMark,
  registerDataZoom,
  registerDiscreteLegend,
  registerIndicator,
  registerLabel,
  registerMarkArea,
  registerMarkLine,
  registerMarkPoint,
  registerPolarBandAxis,
  registerPolarCrossHair,
  registerPolarLinearAxis,
  registerScrollBar,
  registerTitle,
  registerTooltip,
  registerTotalLabel,
  registerAllMarks,
  registerCanvasTooltipHandler,
  registerAnimate,
]);

export { VChart };

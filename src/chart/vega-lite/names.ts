/**
 * The names of Vega-Lite's grammar, as its JSON Schema has them: 1.8 MB, which would say of any slip no more than that
 * none of a hundred alternatives matches. A test compares the two.
 */

/** Names that stand in a text with spaces between them. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Marks that a chart may have. `image` is none: it would ask for files from elsewhere. */
export const MARKS = words(
  "arc area bar boxplot circle errorband errorbar geoshape line point rect rule square text tick trail",
);

/** Keys of a chart as a whole, and of each view in it. */
export const VIEW_KEYS = words(`
  $schema align autosize background bounds center columns concat config data datasets description encoding facet
  hconcat height layer mark name padding params projection repeat resolve spacing spec title transform usermeta vconcat
  view width
`);

/** Keys of `config`. */
export const CONFIG_KEYS = words(`
  arc area aria autosize axis axisBand axisBottom axisDiscrete axisLeft axisPoint axisQuantitative axisRight axisTemporal
  axisTop axisX axisXBand axisXDiscrete axisXPoint axisXQuantitative axisXTemporal axisY axisYBand axisYDiscrete
  axisYPoint axisYQuantitative axisYTemporal background bar boxplot circle concat countTitle customFormatTypes errorband
  errorbar facet fieldTitle font geoshape header headerColumn headerFacet headerRow image legend line lineBreak locale
  mark normalizedNumberFormat normalizedNumberFormatType numberFormat numberFormatType padding params point projection
  range rect rule scale selection square style text tick timeFormat timeFormatType title tooltipFormat trail view
`);

/** Keys of `encoding`. */
export const CHANNELS = words(`
  angle color column description detail facet fill fillOpacity href key latitude latitude2 longitude longitude2 opacity
  order radius radius2 row shape size stroke strokeDash strokeOpacity strokeWidth text theta theta2 time tooltip url x x2
  xError xError2 xOffset y y2 yError yError2 yOffset
`);

/** Keys of what a channel, a mark, an axis, a legend or a scale is given, by the key of the spec that it stands at. */
export const KEYS_OF: Readonly<
  Record<"channel" | "mark" | "axis" | "legend" | "scale", readonly string[]>
> = {
  channel: words(`
    aggregate align axis bandPosition bin bounds center columns condition datum field format formatType header impute
    legend rescale scale sort spacing stack timeUnit title type value
  `),
  mark: words(`
    align angle aria ariaRole ariaRoleDescription aspect band bandSize baseline binSpacing blend borders box clip color
    continuousBandSize cornerRadius cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusEnd cornerRadiusTopLeft
    cornerRadiusTopRight cursor description dir discreteBandSize dx dy ellipsis extent fill fillOpacity filled font
    fontSize fontStyle fontWeight height href innerRadius interpolate invalid limit line lineBreak lineHeight median
    minBandSize opacity order orient outerRadius outliers padAngle point radius radius2 radius2Offset radiusOffset rule
    shape size smooth stroke strokeCap strokeDash strokeDashOffset strokeJoin strokeMiterLimit strokeOffset
    strokeOpacity strokeWidth style tension text theta theta2 theta2Offset thetaOffset thickness ticks time
    timeUnitBandPosition timeUnitBandSize tooltip type url width x x2 x2Offset xOffset y y2 y2Offset yOffset
  `),
  axis: words(`
    aria bandPosition description domain domainCap domainColor domainDash domainDashOffset domainOpacity domainWidth
    format formatType grid gridCap gridColor gridDash gridDashOffset gridOpacity gridWidth labelAlign labelAngle
    labelBaseline labelBound labelColor labelExpr labelFlush labelFlushOffset labelFont labelFontSize labelFontStyle
    labelFontWeight labelLimit labelLineHeight labelOffset labelOpacity labelOverlap labelPadding labelSeparation labels
    maxExtent minExtent offset orient position style tickBand tickCap tickColor tickCount tickDash tickDashOffset
    tickExtra tickMinStep tickOffset tickOpacity tickRound tickSize tickWidth ticks title titleAlign titleAnchor
    titleAngle titleBaseline titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit
    titleLineHeight titleOpacity titlePadding titleX titleY translate values zindex
  `),
  legend: words(`
    aria clipHeight columnPadding columns cornerRadius description direction fillColor format formatType gradientLength
    gradientOpacity gradientStrokeColor gradientStrokeWidth gradientThickness gridAlign labelAlign labelBaseline
    labelColor labelExpr labelFont labelFontSize labelFontStyle labelFontWeight labelLimit labelOffset labelOpacity
    labelOverlap labelPadding labelSeparation legendX legendY offset orient padding rowPadding strokeColor symbolDash
    symbolDashOffset symbolFillColor symbolLimit symbolOffset symbolOpacity symbolSize symbolStrokeColor
    symbolStrokeWidth symbolType tickCount tickMinStep title titleAlign titleAnchor titleBaseline titleColor titleFont
    titleFontSize titleFontStyle titleFontWeight titleLimit titleLineHeight titleOpacity titleOrient titlePadding type
    values zindex
  `),
  scale: words(`
    align base bins clamp constant domain domainMax domainMid domainMin domainRaw exponent interpolate nice padding
    paddingInner paddingOuter range rangeMax rangeMin reverse round scheme type zero
  `),
};

package chart

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// niceTicks labels an axis at multiples of 1, 2 or 5 times a power of ten.
type niceTicks struct{}

// Ticks implements plot.Ticker.
func (niceTicks) Ticks(lo, hi float64) []plot.Tick {
	step := niceStep(hi/6 - lo/6)
	if !(step > 0) || math.IsInf(step, 0) {
		return []plot.Tick{{Value: lo, Label: format(lo)}}
	}
	var ticks []plot.Tick
	last := min(hi+step*1e-9, math.MaxFloat64)
	for i := math.Ceil(lo/step - 1e-9); i*step <= last; i++ {
		v := i * step
		// The product carries rounding errors that the label must not show.
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
		ticks = append(ticks, plot.Tick{Value: v, Label: format(v)})
		if len(ticks) > 100 { // a range so narrow that the numbers cannot tell its ends apart
			break
		}
	}
	return shortLabels(ticks)
}

// niceStep returns the least of 1, 2, 5 times a power of ten that is not below x.
func niceStep(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= x*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// logTicks labels a logarithmic axis at powers of ten and, where there are few of them, at 2 and 5 times these.
type logTicks struct{}

// Ticks implements plot.Ticker.
func (logTicks) Ticks(lo, hi float64) []plot.Tick {
	decades := math.Log10(hi / lo)
	if decades < 0.8 {
		return niceTicks{}.Ticks(lo, hi)
	}
	multiples := []float64{1}
	if decades < 4 {
		multiples = []float64{1, 2, 5}
	}
	every := math.Max(1, math.Ceil(decades/8))
	var ticks []plot.Tick
	for e := math.Floor(math.Log10(lo)); e <= math.Log10(hi); e += every {
		for _, m := range multiples {
			if v := m * math.Pow(10, e); v >= lo*(1-1e-9) && v <= hi*(1+1e-9) {
				ticks = append(ticks, plot.Tick{Value: v, Label: format(v)})
			}
		}
	}
	return shortLabels(ticks)
}

// shortLabels writes thousands as 20k and millions as 1.5M where an axis reaches that far, unless that hides a digit.
func shortLabels(ticks []plot.Tick) []plot.Tick {
	short := make([]plot.Tick, len(ticks))
	large := false
	for i, t := range ticks {
		short[i] = plot.Tick{Value: t.Value, Label: format(t.Value)}
		a := math.Abs(t.Value)
		large = large || a >= 10_000
		for _, unit := range []struct {
			size   float64
			suffix string
		}{{1e6, "M"}, {1e3, "k"}} {
			if a < unit.size || a >= 1e9 {
				continue
			}
			s := strings.TrimSuffix(strconv.FormatFloat(t.Value/unit.size, 'f', -1, 64), ".0")
			if _, frac, _ := strings.Cut(s, "."); len(frac) > 2 {
				return ticks
			}
			short[i].Label = s + unit.suffix
			break
		}
	}
	if !large {
		return ticks // years and hundreds of dollars read best as they are
	}
	return short
}

// format writes a number as a reader expects it on an axis: 1950, 12,500, 0.25, 3e-7.
func format(v float64) string {
	a := math.Abs(v)
	if a != 0 && (a < 1e-4 || a >= 1e9) {
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 3, 64), "e")
		sign, digits := strings.TrimPrefix(exponent[:1], "+"), strings.TrimLeft(exponent[1:], "0")
		return short(mantissa) + "e" + sign + digits
	}
	s := short(strconv.FormatFloat(v, 'f', decimals(a), 64))
	if s == "-0" {
		return "0"
	}
	// Years have four digits and no comma, so neither has any other number of four digits.
	if a >= 10000 {
		whole, frac, _ := strings.Cut(s, ".")
		for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
		s = whole
		if frac != "" {
			s += "." + frac
		}
	}
	return s
}

// decimals keeps about five significant digits.
func decimals(a float64) int {
	switch {
	case a >= 1000:
		return 2
	case a >= 1:
		return 3
	default:
		return 6
	}
}

// short leaves out zeros at the end of a fraction.
func short(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

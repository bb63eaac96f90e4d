package lawtest

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"lab/rdd"
)

// order says how much of a dataset's sequence rdd's documentation promises.
type order int

const (
	// unknown: not even the elements, as after Sample. Two runs must still agree.
	unknown order = iota
	// loose: the elements, in any order.
	loose
	// keyed: loose, and Collect has the elements of each key in the list's order.
	keyed
	// placed: keyed, and each partition has its elements in the list's order. For elements that are no pairs the key
	// is the element.
	placed
	// listed: Collect gives the list.
	listed
)

// set is what the model knows of a dataset: the elements (a slice), and how far their order counts.
type set struct {
	xs    any
	order order
	// ranged says that the dataset may be placed by ranges of its keys, which Union treats in its own way.
	ranged bool
}

func (s set) size() int { return reflect.ValueOf(s.xs).Len() }

// What operations leave of the order of their input.
func same(o order) order { return o }

// elementwise operations change elements where they are; their keys become others.
func elementwise(o order) order {
	if o == listed {
		return listed
	}
	return min(o, loose)
}

// byKey operations bring equal keys together, in the order in which they come.
func byKey(o order) order {
	if o == listed {
		return placed
	}
	return min(o, keyed)
}

// byWhole operations bring equal elements together. A pair is placed by more than its key then.
func byWhole[T any](o order) order {
	if _, pair := keyOf(*new(T)); o == listed && !pair {
		return placed
	}
	return min(o, loose)
}

func shuffled(o order) order { return min(o, loose) }
func sorted(o order) order   { return listed }
func nothing(o order) order  { return unknown }

// chained partitions are no longer in the list's order each, but keys stay together.
func chained(o order) order {
	if o == placed {
		return keyed
	}
	return o
}

// agree compares what an RDD gave with the model's list, as far as the order counts.
func agree[T any](got, want []T, o order) error {
	if o == unknown {
		return nil
	}
	g, w := lines(got), lines(want)
	switch o {
	case loose:
		slices.Sort(g)
		slices.Sort(w)
	case keyed, placed:
		g, w = sortByKey(got, g), sortByKey(want, w)
	}
	return differ(g, w)
}

// agreeParts is agree for an RDD's partitions, which must each have the list's order where that is promised.
func agreeParts[T any](got [][]T, want []T, o order) error {
	if o != placed {
		return agree(slices.Concat(got...), want, o)
	}
	home := map[string]int{}
	for part, xs := range got {
		for _, x := range xs {
			key := keyText(x)
			if other, ok := home[key]; ok && other != part {
				return fmt.Errorf("key %s is in partitions %d and %d", key, other, part)
			}
			home[key] = part
		}
	}
	parts := make([][]T, len(got))
	for _, x := range want {
		part, ok := home[keyText(x)]
		if !ok {
			return fmt.Errorf("no partition has %s", text(x))
		}
		parts[part] = append(parts[part], x)
	}
	for part := range got {
		if err := differ(lines(got[part]), lines(parts[part])); err != nil {
			return fmt.Errorf("in partition %d: %w", part, err)
		}
	}
	return nil
}

// equal compares results that are no datasets.
func equal(got, want any) error { return differ([]string{text(got)}, []string{text(want)}) }

func differ(got, want []string) error {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	if at == len(got) && at == len(want) {
		return nil
	}
	show := func(xs []string) string {
		from, to := max(0, min(at-5, len(xs))), min(at+15, len(xs))
		return fmt.Sprintf("%d elements, from %d: %s", len(xs), from, clip(strings.Join(xs[from:to], "  "), 1200))
	}
	return fmt.Errorf("differ at %d\n got %s\nwant %s", at, show(got), show(want))
}

func clip(s string, most int) string {
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}

func sortByKey[T any](xs []T, lines []string) []string {
	type line struct{ key, text string }
	all := make([]line, len(xs))
	for i, x := range xs {
		all[i] = line{keyText(x), lines[i]}
	}
	slices.SortStableFunc(all, func(a, b line) int { return strings.Compare(a.key, b.key) })
	out := make([]string, len(all))
	for i, l := range all {
		out[i] = l.text
	}
	return out
}

func lines[T any](xs []T) []string {
	out := make([]string, len(xs))
	for i, x := range xs {
		out[i] = text(x)
	}
	return out
}

// text writes a value such that different values differ; nil and empty slices of a pair do too.
func text(x any) string {
	switch x := x.(type) {
	case int:
		return strconv.Itoa(x)
	case string:
		return x
	case pair:
		return x.Key + ":" + strconv.Itoa(x.Value)
	case lists:
		if x.Value == nil {
			return strconv.Itoa(x.Key) + ":nil"
		}
		return strconv.Itoa(x.Key) + ":" + fmt.Sprint(x.Value)
	}
	return fmt.Sprintf("%+v", x)
}

func keyText(x any) string {
	key, _ := keyOf(x)
	return text(key)
}

// keyOf is the key of a pair; anything else is its own.
func keyOf(x any) (key any, pair bool) {
	switch x := x.(type) {
	case int, string, point:
		return x, false
	case rdd.Pair[string, int]:
		return x.Key, true
	}
	if v := reflect.ValueOf(x); v.Kind() == reflect.Struct && strings.HasPrefix(v.Type().Name(), "Pair[") {
		return v.Field(0).Interface(), true
	}
	return x, false
}

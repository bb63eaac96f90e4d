package lawtest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"

	"lab/rdd"
)

// The types of elements that plans begin with. Those that joins and groups make come on top.
type (
	pair  = rdd.Pair[string, int]
	lists = rdd.Pair[int, []int]
)

// point has unexported fields, which whatever encodes elements must not lose.
type point struct {
	x    int
	tag  string
	open bool
}

// Types that operations make.
type (
	grouped   = rdd.Pair[string, []int]
	leftOpen  = rdd.Pair[string, rdd.Tuple2[int, rdd.Optional[int]]]
	cogrouped = rdd.Pair[string, rdd.Tuple2[[]int, []int]]
)

// Elements repeat often, so that keys meet: about one in four is new.
func values(seed int64, n int, each func(rng *rand.Rand, kinds int)) {
	rng := rand.New(rand.NewPCG(uint64(seed), 1))
	for range n {
		each(rng, n/4+2)
	}
}

func ints(seed int64, n int) (out []int) {
	values(seed, n, func(rng *rand.Rand, kinds int) { out = append(out, rng.IntN(kinds)-kinds/3) })
	return out
}

func words(seed int64, n int) (out []string) {
	values(seed, n, func(rng *rand.Rand, kinds int) { out = append(out, word(rng.IntN(kinds))) })
	return out
}

func pairs(seed int64, n int) (out []pair) {
	values(seed, n, func(rng *rand.Rand, kinds int) {
		out = append(out, rdd.KV(word(rng.IntN(kinds)), rng.IntN(50)))
	})
	return out
}

func slicePairs(seed int64, n int) (out []lists) {
	values(seed, n, func(rng *rand.Rand, kinds int) {
		var vs []int
		if k := rng.IntN(5); k > 0 {
			vs = make([]int, k-1)
		}
		for i := range vs {
			vs[i] = rng.IntN(100)
		}
		out = append(out, rdd.KV(rng.IntN(kinds), vs))
	})
	return out
}

func points(seed int64, n int) (out []point) {
	values(seed, n, func(rng *rand.Rand, kinds int) { out = append(out, toPoint(rng.IntN(kinds))) })
	return out
}

// word makes the i-th word: the empty one, short ones, some that are no ASCII, a few long ones.
func word(i int) string {
	switch {
	case i == 0:
		return ""
	case i%31 == 7:
		return fmt.Sprintf("ключ%d", i)
	case i%53 == 11:
		return strings.Repeat("long", 25) + fmt.Sprint(i)
	}
	return fmt.Sprintf("w%d", i)
}

func toPoint(i int) point { return point{x: i / 2, tag: word(i), open: i%3 == 0} }

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

// sources make the datasets that plans begin with; args.n is the number of elements.
var sources = []*op{
	source("ints", ints),
	source("words", words),
	source("pairs", pairs),
	source("slicePairs", slicePairs),
	source("points", points),
	{
		code: "rdd.Map(rdd.Range(sc, 0, $n, 1$p), toInt)", out: typeOf[int](),
		run: func(sc *rdd.Context, _ []any, a args) any {
			return trip(a.trip, rdd.Map(rdd.Range(sc, 0, int64(a.n), 1, a.parts...), toInt))
		},
		model: func(_ []set, a args) set {
			xs := make([]int, a.n)
			for i := range xs {
				xs[i] = i
			}
			return set{xs: xs, order: listed}
		},
	},
}

func toInt(x int64) int { return int(x) }

func source[T any](name string, data func(seed int64, n int) []T) *op {
	return &op{
		code: "rdd.Parallelize(sc, " + name + "($seed, $n)$p)", out: typeOf[T](),
		run: func(sc *rdd.Context, _ []any, a args) any {
			return trip(a.trip, rdd.Parallelize(sc, data(a.seed, a.n), a.parts...))
		},
		model: func(_ []set, a args) set {
			xs := data(a.seed, a.n)
			if xs == nil {
				xs = []T{}
			}
			return set{xs: xs, order: listed}
		},
	}
}

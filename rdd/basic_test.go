package rdd_test

import (
	"reflect"
	"strings"
	"testing"

	"lab/rdd"
)

func TestWordCount(t *testing.T) {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	lines := rdd.Parallelize(sc, []string{"to be or", "not to be"}, 2)
	words := rdd.FlatMap(lines, strings.Fields)
	ones := rdd.Map(words, func(w string) rdd.Pair[string, int] { return rdd.KV(w, 1) })
	counts := rdd.ReduceByKey(ones, func(a, b int) int { return a + b })
	got := rdd.CollectAsMap(counts)
	want := map[string]int{"to": 2, "be": 2, "or": 1, "not": 1}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if n := counts.Count(); n != 4 {
		t.Errorf("Count = %d", n)
	}
	t.Log("\n" + counts.DebugString())
	t.Log("\n" + counts.Explain())
}

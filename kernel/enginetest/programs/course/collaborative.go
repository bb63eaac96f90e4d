//go:build ignore

// Recommendations from what similar users liked.
package main

import (
	"cmp"
	"fmt"
	"lab/rdd"
	"maps"
	"math"
	"slices"
	"strings"
)

type rating struct {
	user, item string
	stars      float64
}

func cosine(a, b map[string]float64) float64 {
	var dot, na, nb float64
	for _, k := range slices.Sorted(maps.Keys(a)) {
		dot += a[k] * b[k]
		na += a[k] * a[k]
	}
	for _, k := range slices.Sorted(maps.Keys(b)) {
		nb += b[k] * b[k]
	}
	if dot == 0 {
		return 0
	}
	return dot / math.Sqrt(na*nb)
}

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	ratings := rdd.Parallelize(sc, []rating{
		{"ann", "alien", 5}, {"ann", "brazil", 3}, {"bob", "alien", 4}, {"bob", "clue", 5},
		{"cid", "brazil", 4}, {"cid", "dune", 2}, {"ann", "dune", 1},
	}, 3)
	byUser := rdd.CollectAsMap(rdd.GroupByKey(rdd.Map(ratings, func(r rating) rdd.Pair[string, rating] { return rdd.KV(r.user, r) })))
	users := map[string]map[string]float64{}
	for u, rs := range byUser {
		users[u] = map[string]float64{}
		for _, r := range rs {
			users[u][r.item] = r.stars
		}
	}
	for _, u := range slices.Sorted(maps.Keys(users)) {
		scores := map[string]float64{}
		for _, v := range slices.Sorted(maps.Keys(users)) {
			s := cosine(users[u], users[v])
			for item, stars := range users[v] {
				if _, seen := users[u][item]; !seen && v != u {
					scores[item] += s * stars
				}
			}
		}
		items := slices.SortedFunc(maps.Keys(scores), func(a, b string) int {
			return cmp.Or(cmp.Compare(scores[b], scores[a]), strings.Compare(a, b))
		})
		fmt.Print(u)
		for _, i := range items {
			fmt.Printf(" %s=%.3f", i, scores[i])
		}
		fmt.Println()
	}
}

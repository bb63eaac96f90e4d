//go:build ignore

// Words without punctuation and stop words.
package main

import (
	"fmt"
	"lab/rdd"
	"regexp"
	"strings"
)

var punctuation = regexp.MustCompile(`[^a-z0-9\s]`)

func clean(line string) string {
	return strings.TrimSpace(punctuation.ReplaceAllString(strings.ToLower(line), ""))
}

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	text := []string{"Hi, you!", " No under_score!", " *      Remove punctuation then spaces  * ", "", "The END; the end."}
	lines := rdd.Map(rdd.Parallelize(sc, text, 3), clean)
	fmt.Printf("%q\n", lines.Collect())
	stop := rdd.NewBroadcast(sc, map[string]bool{"the": true, "no": true})
	words := rdd.FlatMap(lines, func(l string) []string { return strings.Split(l, " ") }).
		Filter(func(w string) bool { return w != "" && !stop.Value()[w] })
	fmt.Println(words.Collect(), words.Count(), rdd.Distinct(words).Count())
}

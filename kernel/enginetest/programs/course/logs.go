//go:build ignore

// Web server logs: parse, count by status, find the busiest paths.
package main

import (
	"fmt"
	"lab/rdd"
	"regexp"
	"strconv"
)

type entry struct {
	Host, Path string
	Status     int
	Bytes      int
}

var pattern = regexp.MustCompile(`^(\S+) .* "GET (\S+) .*" (\d{3}) (\S+)$`)

func parse(line string) (entry, error) {
	m := pattern.FindStringSubmatch(line)
	if m == nil {
		return entry{}, fmt.Errorf("not a log line: %q", line)
	}
	status, err := strconv.Atoi(m[3])
	if err != nil {
		return entry{}, err
	}
	size, _ := strconv.Atoi(m[4])
	return entry{m[1], m[2], status, size}, nil
}

func main() {
	sc := rdd.NewContext(rdd.WithCores(2))
	defer sc.Close()
	var text []string
	for i := range 40 {
		text = append(text, fmt.Sprintf(`host%d - - [01/Aug/1995] "GET /page%d.html HTTP/1.0" %d %d`, i%7, i%3, []int{200, 200, 304, 404}[i%4], i*10))
	}
	text = append(text, "garbage", `host1 - - "GET /x HTTP/1.0" 500 -`)
	lines := rdd.Parallelize(sc, text, 4)
	bad := rdd.NewAccumulator(sc, 0, func(a, b int) int { return a + b })
	entries := rdd.FlatMap(lines, func(l string) []entry {
		e, err := parse(l)
		if err != nil {
			bad.Add(1)
			return nil
		}
		return []entry{e}
	}).Cache()
	fmt.Println(entries.Count(), "entries,", bad.Value(), "bad")
	byStatus := rdd.CountByKey(rdd.Map(entries, func(e entry) rdd.Pair[int, int] { return rdd.KV(e.Status, 1) }))
	fmt.Println(byStatus)
	sizes := rdd.Map(entries, func(e entry) int { return e.Bytes })
	fmt.Println(sizes.Reduce(func(a, b int) int { return a + b }), rdd.Distinct(rdd.Map(entries, func(e entry) string { return e.Host })).Count())
	fmt.Println(entries.Filter(func(e entry) bool { return e.Status >= 400 && e.Path == "/page0.html" }).Count())
}

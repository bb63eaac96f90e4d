//go:build ignore

// Time arithmetic: countdowns, calendars, working days.
package main

import (
	"fmt"
	"strings"
	"time"
)

func workdays(from time.Time, n int) time.Time {
	for n > 0 {
		from = from.AddDate(0, 0, 1)
		if d := from.Weekday(); d != time.Saturday && d != time.Sunday {
			n--
		}
	}
	return from
}

func calendar(year int, month time.Month) string {
	var b strings.Builder
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	fmt.Fprintf(&b, "%s %d\n", month, year)
	b.WriteString(strings.Repeat("   ", (int(first.Weekday())+6)%7))
	for d := first; d.Month() == month; d = d.AddDate(0, 0, 1) {
		fmt.Fprintf(&b, "%2d ", d.Day())
		if d.Weekday() == time.Sunday {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func main() {
	start := time.Date(2024, 2, 28, 10, 30, 0, 0, time.UTC)
	fmt.Println(workdays(start, 5).Format("Mon 2006-01-02"))
	fmt.Println(calendar(2024, time.February))
	end := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	left := end.Sub(start)
	fmt.Println(left, int(left.Hours()/24), left.Round(time.Hour*24), left%time.Hour)
	fmt.Println(start.Compare(end), time.Duration(0), 90*time.Second, 1500*time.Nanosecond, start.UnixMilli())
	var total time.Duration
	for _, s := range []string{"1m", "30s", "250ms"} {
		d, _ := time.ParseDuration(s)
		total += d
	}
	fmt.Println(total, total.Seconds(), total.String() == "1m30.25s")
}

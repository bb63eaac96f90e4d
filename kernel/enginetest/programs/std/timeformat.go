//go:build ignore

// Times: fixed ones, in UTC.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 29, 13, 4, 5, 678_000_000, time.UTC)
	for _, layout := range []string{time.RFC3339, time.RFC3339Nano, time.RFC1123, time.Kitchen, time.DateOnly, "2 Jan 06 03:04PM", "Monday, 02-Jan", "15h04.000", "002"} {
		fmt.Println(t.Format(layout))
	}
	fmt.Println(t, t.Weekday(), t.YearDay(), t.Unix(), t.Month(), int(t.Month()))
	next := t.AddDate(1, 0, 0)
	fmt.Println(next.Format(time.DateOnly), next.Sub(t), t.Before(next), next.After(t), t.Equal(t.UTC()))
	p, err := time.Parse("2006-01-02 15:04", "2023-12-24 18:30")
	fmt.Println(p, err)
	_, err = time.Parse(time.DateOnly, "2023-13-01")
	fmt.Println(err)
	d, err := time.ParseDuration("1h15m30.5s")
	fmt.Println(d, err, d.Minutes(), d.Round(time.Minute), d.Truncate(time.Hour), time.Duration(1500)*time.Microsecond)
	_, err = time.ParseDuration("5 parsecs")
	fmt.Println(err)
	year, week := t.ISOWeek()
	fmt.Println(year, week, t.Truncate(24*time.Hour).Format(time.RFC3339))
	zone := time.FixedZone("X", 2*60*60)
	fmt.Println(t.In(zone).Format(time.RFC822Z), t.In(zone).Equal(t), time.Unix(0, 0).UTC())
	var zero time.Time
	fmt.Println(zero.IsZero(), zero)
	for m := time.January; m <= time.April; m++ {
		fmt.Print(m, time.Date(2023, m+1, 0, 0, 0, 0, 0, time.UTC).Day(), " ")
	}
	fmt.Println()
}

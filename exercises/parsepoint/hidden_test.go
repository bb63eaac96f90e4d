package parsepoint

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestParsePointOnRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1922, 2011))
	for features := 1; features <= 20; features++ {
		columns := []string{}
		want := []float64{}
		for i := 0; i <= features; i++ {
			v := 200*random.Float64() - 100
			want = append(want, v)
			columns = append(columns, strconv.FormatFloat(v, 'g', -1, 64))
		}
		line := strings.Join(columns, ",")
		got, err := ParsePoint(line)
		if err != nil {
			t.Fatalf("ParsePoint(%q) returned the error %q, expected none.", line, err.Error())
		}
		if got.Label != want[0] {
			t.Fatalf("ParsePoint(%q) returned the label %v, expected %v.", line, got.Label, want[0])
		}
		if !slices.Equal(got.Features, want[1:]) {
			t.Fatalf("ParsePoint(%q) returned the features %v, expected %v.", line, got.Features, want[1:])
		}
	}
}

func TestParsePointReportsEveryBadColumn(t *testing.T) {
	for bad := 0; bad < 5; bad++ {
		columns := []string{"1999.0", "0.1", "0.2", "0.3", "0.4"}
		columns[bad] = "n/a"
		line := strings.Join(columns, ",")
		_, err := ParsePoint(line)
		if err == nil {
			t.Errorf("ParsePoint(%q) returned no error, expected one: column %d is not a number.", line, bad+1)
		}
	}
	for _, line := range []string{"", "2001.0"} {
		_, err := ParsePoint(line)
		if err == nil {
			t.Errorf("ParsePoint(%q) returned no error, expected one: the line has no features.", line)
		}
	}
}

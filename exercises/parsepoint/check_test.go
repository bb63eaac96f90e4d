package parsepoint

import (
	"slices"
	"testing"
)

// checkParsePoint compares what a good line is read as with the expected label and features.
func checkParsePoint(t *testing.T, line string, label float64, features []float64) {
	t.Helper()
	got, err := ParsePoint(line)
	if err != nil {
		t.Errorf("ParsePoint(%q) returned the error %q, expected none: every column is a number.", line, err.Error())
		return
	}
	if got.Label != label {
		t.Errorf("ParsePoint(%q) returned the label %v, expected %v, the first column.", line, got.Label, label)
	}
	if !slices.Equal(got.Features, features) {
		t.Errorf("ParsePoint(%q) returned the features %v, expected %v, all columns after the first.", line, got.Features, features)
	}
}

func TestParsePointReadsLabelAndFeatures(t *testing.T) {
	checkParsePoint(t, "2001.0,0.25,0.5", 2001, []float64{0.25, 0.5})
	checkParsePoint(t, "1969.0,0.884123733793,0.610454259079,0.0,1.0,0.125", 1969, []float64{0.884123733793, 0.610454259079, 0, 1, 0.125})
}

func TestParsePointReportsWhatIsNoNumber(t *testing.T) {
	for _, line := range []string{"2001.0,0.25,loud", "MCMLXIX,0.25,0.5", "2001.0,,0.5"} {
		_, err := ParsePoint(line)
		if err == nil {
			t.Errorf("ParsePoint(%q) returned no error, expected one: not every column is a number.", line)
		}
	}
	_, err := ParsePoint("2001.0")
	if err == nil {
		t.Errorf("ParsePoint(%q) returned no error, expected one: the line has a label and no features.", "2001.0")
	}
}

package encodeclicks

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"lab/dataset"
	"lab/ml"
)

func TestEncodeClicksOnRandomClicks(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 39))
	for partitions := 1; partitions <= 4; partitions++ {
		fields := 3 + random.IntN(5)
		dictionary := map[ml.Token]int{}
		numbers := random.Perm(4 * fields)
		for i, number := range numbers {
			value := strconv.Itoa(i / fields)
			if value == "0" {
				value = ""
			}
			dictionary[ml.Token{Field: i % fields, Value: value}] = number
		}
		clicks := []dataset.Click{}
		want := []ml.SparsePoint{}
		for n := 0; n < 20; n++ {
			click := dataset.Click{Label: float64(random.IntN(2))}
			indices := []int{}
			for field := 0; field < fields; field++ {
				row := random.IntN(6) // rows 4 and 5 are not in the dictionary
				value := strconv.Itoa(row)
				if row == 0 {
					value = ""
				}
				click.Fields = append(click.Fields, value)
				if row < 4 {
					indices = append(indices, numbers[row*fields+field])
				}
			}
			slices.Sort(indices)
			clicks = append(clicks, click)
			want = append(want, checkPoint(click.Label, len(dictionary), indices))
		}
		checkEncode(t, clicks, partitions, dictionary, want)
	}
}

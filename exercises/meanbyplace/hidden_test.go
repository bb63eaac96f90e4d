package meanbyplace

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestMeanByPlaceOnRandomReadings(t *testing.T) {
	random := rand.New(rand.NewPCG(18, 51))
	places := []string{"Bergen", "Cairo", "Lima", "Oslo", "Rome", "Tokyo"}
	for round := 1; round <= 10; round++ {
		readings := []Reading{}
		byPlace := map[string][]float64{}
		for range 1 + random.IntN(30) {
			place := places[random.IntN(1+round%6)]
			temperature := float64(random.IntN(600))/10 - 20
			readings = append(readings, Reading{Place: place, Temperature: temperature})
			byPlace[place] = append(byPlace[place], temperature)
		}
		got := MeanByPlace(readings)
		if len(got) != len(byPlace) {
			t.Fatalf("MeanByPlace of %d readings from %d places has %d entries, expected one for each place.", len(readings), len(byPlace), len(got))
		}
		for place, temperatures := range byPlace {
			sum := 0.0
			for _, x := range temperatures {
				sum += x
			}
			want := sum / float64(len(temperatures))
			if !(math.Abs(got[place]-want) < 1e-9) {
				t.Fatalf("MeanByPlace has %v for %q, whose temperatures are %v; expected %v.", got[place], place, temperatures, want)
			}
		}
	}
}

package clicktokens

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestClickTokensOnRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 39))
	for round := 0; round < 10; round++ {
		fields := []string{}
		for i := 0; i < 39; i++ {
			switch random.IntN(3) {
			case 0:
				fields = append(fields, "")
			case 1:
				fields = append(fields, fmt.Sprint(random.IntN(2000)-2))
			default:
				fields = append(fields, fmt.Sprintf("%08x", random.Uint32()))
			}
		}
		checkClick(t, fmt.Sprint(round%2), fields)
	}
}

package standin

import "math"

// region is a part of the brain: an ellipse that fades at its rim.
type region struct {
	x, y, width, height float64 // place and half axes, as parts of the image
	bright              float64 // above the dark around the brain
	active              float64 // how strongly it answers to anything that moves
	selective           float64 // how much more to one direction than to others
	from, to            float64 // the directions that its cells prefer, in turns, from one end to the other
}

// regions are laid out as in the head of a young fish seen from above, nose to the left: two halves that mirror each other with
// opposite directions, the large roofs of the midbrain, where what the eyes see arrives, the little brain, the hindbrain.
func regions() []region {
	half := []region{
		{x: .14, y: .10, width: .09, height: .07, bright: 180, active: .15, selective: .1, from: 0, to: .1},
		{x: .25, y: .13, width: .10, height: .08, bright: 240, active: .25, selective: .2, from: .1, to: .2},
		{x: .43, y: .22, width: .15, height: .15, bright: 230, active: .9, selective: 1, from: 0, to: .5},
		{x: .40, y: .09, width: .06, height: .05, bright: 320, active: 1.3, selective: 1.1, from: .30, to: .45},
		{x: .58, y: .11, width: .07, height: .06, bright: 360, active: 1.1, selective: 1.2, from: .05, to: .25},
		{x: .66, y: .16, width: .05, height: .05, bright: 260, active: .7, selective: .9, from: .5, to: .3},
		{x: .78, y: .09, width: .14, height: .06, bright: 280, active: .5, selective: .8, from: .15, to: .4},
		{x: .90, y: .06, width: .08, height: .04, bright: 200, active: .3, selective: .5, from: .1, to: .3},
	}
	var all []region
	for _, r := range half {
		mirrored := r
		r.y, mirrored.y = .5-r.y, .5+r.y
		mirrored.from, mirrored.to = -r.from, -r.to
		mirrored.selective *= 0.93 // no brain is quite even
		all = append(all, r, mirrored)
	}
	return all
}

// brain fills in how bright pixels are, and returns maps of how strongly they follow nTime courses of time and nWave waves over
// directions: for now in the right proportions within a pixel only.
func (t *movieTable) brain(nTime, nWave int) [][]float64 {
	maps := make([][]float64, nTime+nWave)
	for k := range maps {
		maps[k] = make([]float64, moviePixels)
	}
	all := regions()
	for p := range moviePixels {
		x, y := float64(p/MovieHeight)/MovieWidth, float64(p%MovieHeight)/MovieHeight
		t.bright[p] = 103
		for n, r := range all {
			along, across := (x-r.x)/r.width, (y-r.y)/r.height
			inside := math.Exp(-math.Pow(along*along+across*across, 2))
			if inside < 1e-4 {
				continue
			}
			grain := texture(p/MovieHeight, p%MovieHeight, n)
			t.bright[p] += r.bright * inside * (0.7 + 0.3*grain)
			maps[0][p] += r.active * inside * grain
			maps[1][p] += r.active * inside * grain * math.Sin(5*along+float64(n))
			for k := 2; k < nTime; k++ {
				maps[k][p] += r.active * inside * grain * math.Sin(float64(3+k)*across+float64(k*n))
			}
			prefers := 2 * math.Pi * (r.from + (r.to-r.from)*(along+1)/2)
			for k := range nWave {
				turn := float64(k/2+1) * prefers
				wave := math.Cos(turn)
				if k%2 == 1 {
					wave = math.Sin(turn)
				}
				maps[nTime+k][p] += r.selective * inside * grain * wave
			}
		}
	}
	return maps
}

// texture is how much of a pixel is cells that answer: clumps of some pixels, a few of them far more lively than the rest. Its
// mean is about 1.
func texture(x, y, region int) float64 {
	sum := 0.0
	for _, size := range [...]int{7, 3, 1} {
		// Between the corners of a lattice the value goes over evenly.
		fx, fy := float64(x%size)/float64(size), float64(y%size)/float64(size)
		corner := func(dx, dy int) float64 {
			return even(uint64(size)<<48 | uint64(region)<<40 | uint64(x/size+dx)<<20 | uint64(y/size+dy))
		}
		sum += (corner(0, 0)*(1-fx)+corner(1, 0)*fx)*(1-fy) + (corner(0, 1)*(1-fx)+corner(1, 1)*fx)*fy
	}
	return 0.75 * math.Exp(0.45*sum)
}

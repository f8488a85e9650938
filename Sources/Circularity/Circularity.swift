// Circularity

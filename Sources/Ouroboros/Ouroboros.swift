// Ouroboros

print("ouroboros")
